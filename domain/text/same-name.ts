/** Whether someone typed this name, whatever its case, its spaces and how its accents are composed. */
export function isSameName(text: string, name: string): boolean {
  return plain(text) === plain(name)
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
