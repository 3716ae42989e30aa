/** Hands a file to the browser's own download. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The download has taken the content over by the next turn; a minute is far beyond that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
