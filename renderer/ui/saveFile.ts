/** Lets the user save a file that a call returned. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The browser reads the URL right after the click; a minute is ample and frees the memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
