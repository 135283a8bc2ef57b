/** What a field shows: its id, what stands in it, and what is wrong with it. */
export type ShownField = { readonly id: string; readonly defaultValue: string; readonly error: string | null }

/** The fields of a form whose page shows it again: what was typed in each or, at first, what is given, and what is wrong with it. */
export function shownWith(
  values: Readonly<Record<string, string>> | null,
  wrong: Readonly<Record<string, string>>,
): (name: string, atFirst: string) => ShownField {
  return (name, atFirst) => ({ id: name, defaultValue: values?.[name] ?? atFirst, error: wrong[name] ?? null })
}
