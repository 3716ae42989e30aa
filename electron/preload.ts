import { ipcRenderer } from 'electron'

/**
 * Hands the page one port to the application and nothing more: the page sees no Electron. One end goes to main, which
 * checks who asks; the other reaches the page as the window message `headstart:port`.
 */
window.addEventListener('DOMContentLoaded', () => {
  const { port1, port2 } = new MessageChannel()
  ipcRenderer.postMessage('headstart:connect', null, [port2])
  window.postMessage('headstart:port', window.location.origin, [port1])
})
