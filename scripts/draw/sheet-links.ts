/** The order of the layers first, then what belongs to the components. */
export function sheetLinks(sheets: readonly string[]): string {
  return ['/app/globals.css', ...sheets].map((url) => `<link rel="stylesheet" href="${url}?direct">`).join('')
}
