/** Gives a file to the browser to save. It is made here and asked of nobody. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; the address would keep the content for as long as the page.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
