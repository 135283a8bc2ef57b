/** What one `className` may be: each alternative of `wrong ? 'field field-wrong' : 'field'` is one. */
export type ClassNames = {
  readonly line: number
  readonly names: readonly string[]
  /** `tag-` of `tag-${kind}`. */
  readonly prefixes: readonly string[]
}

export type ClassUse = {
  readonly all: readonly ClassNames[]
  /** Lines whose `className` is made somewhere else, where it cannot be read. */
  readonly unreadable: readonly number[]
}

/** The classes that a component's file gives to its elements. */
export function classNamesIn(source: string): ClassUse {
  const all: ClassNames[] = []
  const unreadable: number[] = []
  for (const match of source.matchAll(/\bclassName(?:=|: )(?=["'`{])/g)) {
    const start = match.index + match[0].length
    const line = source.slice(0, start).split('\n').length
    const texts = literalsIn(source.slice(start, endOf(source, start)))
    if (texts.length === 0) unreadable.push(line)
    for (const text of texts) all.push({ line, ...partsOf(text) })
  }
  return { all, unreadable }
}

function partsOf(text: string): { names: string[]; prefixes: string[] } {
  const parts = text.split(/\s+/).filter((part) => part !== '')
  return {
    names: parts.filter((part) => !part.includes('$')),
    prefixes: parts.filter((part) => part.includes('$')).map((part) => part.slice(0, part.indexOf('$'))),
  }
}

/** Where a value ends that begins with a quote or a brace. */
function endOf(source: string, start: number): number {
  const first = source[start] ?? ''
  if (first !== '{') return source.indexOf(first, start + 1) + 1
  let depth = 0
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1
    if (source[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return source.length
}

/** The texts that an expression may give, with `$` for each hole; what it only compares with is none of them. */
function literalsIn(expression: string): string[] {
  return [
    ...expression.matchAll(/(?<compared>[!=]== )?(?:'(?<single>[^']*)'|"(?<double>[^"]*)"|`(?<template>[^`]*)`)/g),
  ]
    .filter(({ groups }) => groups?.compared === undefined)
    .map(({ groups }) => (groups?.single ?? groups?.double ?? groups?.template ?? '').replace(/\$\{[^}]*\}/g, '$'))
}
