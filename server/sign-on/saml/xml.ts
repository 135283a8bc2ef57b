import { DOMParser } from '@xmldom/xmldom'

export const namespaces = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const
type Namespace = keyof typeof namespaces

/** The parser copies all that hold into each element that declares one more: within one another, many take seconds. */
const mostDeclarations = 3000

/**
 * Throws where a text is not well-formed XML, declares a type, as entities could make anything of what is signed, or declares more
 * namespaces than metadata of many entities do.
 */
export function parseXml(text: string): Element {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('XML with a DOCTYPE is refused')
  if (countOf(/xmlns/g, text) > mostDeclarations) throw new Error('It declares too many namespaces')
  const refuse = (message: string) => {
    throw new Error(`The XML is not well-formed: ${message.slice(0, 200)}`)
  }
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
  const root = parser.parseFromString(text, 'text/xml')?.documentElement
  if (!root) throw new Error('There is no XML')
  return root
}

export function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0
}

/** The elements of a name directly below another. */
export function childrenOf(parent: Element, namespace: Namespace, name: string): Element[] {
  return elementsOf(parent.childNodes).filter((child) => isNamed(child, namespace, name))
}

/** The elements of a name anywhere below another. */
export function allWithin(parent: Element, namespace: Namespace, name: string): Element[] {
  return elementsOf(parent.getElementsByTagNameNS(namespaces[namespace], name))
}

/** The one element of a name directly below another; throws where there is none, or are several. */
export function onlyChild(parent: Element, namespace: Namespace, name: string): Element {
  const [first, ...others] = childrenOf(parent, namespace, name)
  if (first === undefined || others.length > 0) throw new Error(`One ${name} is expected`)
  return first
}

export function isNamed(element: Element, namespace: Namespace, name: string): boolean {
  return element.localName === name && element.namespaceURI === namespaces[namespace]
}

export function textOf(element: Element): string {
  return (element.textContent ?? '').trim()
}

/** Null where it has none. */
export function attributeOf(element: Element, name: string): string | null {
  return element.hasAttribute(name) ? element.getAttribute(name) : null
}

function elementsOf(nodes: { readonly length: number; item(at: number): Node | null }): Element[] {
  return Array.from({ length: nodes.length }, (_, at) => nodes.item(at)).filter(
    (node): node is Element => node?.nodeType === 1,
  )
}
