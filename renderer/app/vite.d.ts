/// <reference types="vite/client" />

/** Read by the scroll lock of dialogs when it writes its style element. */
declare var __webpack_nonce__: string | undefined
