/** The nonce that the content security policy asks of every style element made by a library (Mantine, CodeMirror). */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
