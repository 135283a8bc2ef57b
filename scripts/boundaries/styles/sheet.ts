import postcss, { type AtRule, type ChildNode, type Container, type Rule } from 'postcss'
import { classesIn, compoundsOf, type Specificity, selectorsIn, specificityOf } from './selector.ts'

/** One selector of a rule: `.a, .b { … }` are two. */
export type Selector = {
  readonly text: string
  readonly line: number
  readonly classes: readonly string[]
  /** The classes of the element itself, which stands last. */
  readonly subject: readonly string[]
  readonly specificity: Specificity
  readonly properties: readonly string[]
  /** `::before` and the like: a box of its own. */
  readonly box: string
}

export type Sheet = {
  readonly file: string
  readonly selectors: readonly Selector[]
  /** What stands at the top and is neither in the layer of components nor without an order, by line. */
  readonly outside: readonly { readonly text: string; readonly line: number }[]
}

/** Names alone, which no order of sheets can change. */
const orderless = new Set(['keyframes', 'font-face', 'property'])

/** @throws CssSyntaxError if it is no stylesheet. */
export function readSheet(file: string, css: string): Sheet {
  const tree = postcss.parse(css, { from: file })
  const selectors: Selector[] = []
  walk(tree, [], selectors)
  const outside = tree.nodes
    .filter((node) => node.type !== 'comment' && !isInPlace(node))
    .map((node) => ({ text: node.toString().split('\n')[0] ?? '', line: node.source?.start?.line ?? 1 }))
  return { file, selectors, outside }
}

function isInPlace(node: ChildNode): boolean {
  if (node.type !== 'atrule') return false
  return orderless.has(node.name) || (node.name === 'layer' && node.params === 'components' && node.nodes !== undefined)
}

function walk(container: Container, parents: readonly string[], into: Selector[]): void {
  for (const node of container.nodes ?? []) {
    if (node.type === 'rule') takeRule(node as Rule, parents, into)
    else if (node.type === 'atrule' && !orderless.has((node as AtRule).name)) walk(node as AtRule, parents, into)
  }
}

function takeRule(rule: Rule, parents: readonly string[], into: Selector[]): void {
  const texts = selectorsIn(rule.selector).flatMap((selector) => nestedSelectors(selector, parents))
  const properties = rule.nodes.flatMap((node) => (node.type === 'decl' ? [node.prop] : []))
  for (const text of texts) {
    const subject = compoundsOf(text).at(-1) ?? ''
    into.push({
      text,
      line: rule.source?.start?.line ?? 1,
      classes: classesIn(text),
      subject: classesIn(subject.replace(/:(?:not|has)\(.*\)/, '')),
      specificity: specificityOf(text),
      properties,
      box: /::[\w-]+/.exec(subject)?.[0] ?? '',
    })
  }
  walk(rule, texts, into)
}

function nestedSelectors(selector: string, parents: readonly string[]): string[] {
  if (parents.length === 0) return [selector]
  return parents.map((parent) => (selector.includes('&') ? selector.replaceAll('&', parent) : `${parent} ${selector}`))
}
