/** Identifiers, classes, elements: the higher wins, and of equals the last. */
export type Specificity = readonly [number, number, number]

/** `.a, :is(.b, .c) d` is `.a` and `:is(.b, .c) d`. */
export function selectorsIn(list: string): string[] {
  return splitOutsideBrackets(list, /,/)
}

/** `.a > .b:has(> .c)` is `.a` and `.b:has(> .c)`. */
export function compoundsOf(selector: string): string[] {
  return splitOutsideBrackets(selector, /[\s>+~]/)
}

export function classesIn(selector: string): string[] {
  return [
    ...new Set(
      [...selector.replace(/\[[^\]]*\]/g, '').matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name = '']) => name),
    ),
  ]
}

export function specificityOf(selector: string): Specificity {
  let [ids, classes, elements] = [0, 0, 0]
  const add = (of: Specificity) => {
    ids += of[0]
    classes += of[1]
    elements += of[2]
  }
  const withoutArguments = replaceFunctions(selector, (name, inside) => {
    if (name === 'where') return
    if (name === 'is' || name === 'not' || name === 'has') add(highest(selectorsIn(inside).map(specificityOf)))
    else classes += 1
  }).replace(/\[[^\]]*\]/g, () => {
    classes += 1
    return ''
  })
  ids += count(withoutArguments, /#[\w-]+/g)
  classes += count(withoutArguments, /\.[\w-]+/g) + count(withoutArguments, /(?<!:):[\w-]+/g)
  elements += count(withoutArguments, /::[\w-]+/g) + count(withoutArguments, /(?<![\w.#:-])[a-zA-Z][\w-]*/g)
  return [ids, classes, elements]
}

function highest(all: readonly Specificity[]): Specificity {
  const [first = [0, 0, 0]] = all.toSorted((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2])
  return first
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}

/** The selector without `:is(…)` and the like, each of which is handed on. */
function replaceFunctions(selector: string, take: (name: string, inside: string) => void): string {
  let rest = selector
  for (;;) {
    const start = /:([\w-]+)\(/.exec(rest)
    if (start === null) return rest
    const open = start.index + start[0].length
    let depth = 1
    let end = open
    while (depth > 0 && end < rest.length) {
      if (rest[end] === '(') depth += 1
      if (rest[end] === ')') depth -= 1
      end += 1
    }
    take(start[1] ?? '', rest.slice(open, end - 1))
    rest = rest.slice(0, start.index) + rest.slice(end)
  }
}

function splitOutsideBrackets(text: string, at: RegExp): string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if ('(['.includes(character)) depth += 1
    if (')]'.includes(character)) depth -= 1
    if (depth === 0 && at.test(character)) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
