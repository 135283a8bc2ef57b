import { createElement, Fragment, type ReactNode, type SVGProps } from 'react'
import type { Shape, Shapes } from './shapes.ts'

/** The one renderer of drawings: their shapes as SVG, from back to front. */
export function Drawing({ shapes }: { shapes: Shapes }): ReactNode {
  return createElement(Fragment, null, ...elements(shapes))
}

function elements(shapes: Shapes): ReactNode[] {
  if (!shapes) return []
  return isShape(shapes) ? [element(shapes)] : shapes.flatMap(elements)
}

function element(shape: Shape): ReactNode {
  if ('shapes' in shape) {
    const { draw, shapes, ...attributes } = shape
    return createElement<SVGProps<SVGElement>, SVGElement>(draw, attributes, ...elements(shapes))
  }
  const { draw, ...attributes } = shape
  return createElement<SVGProps<SVGElement>, SVGElement>(draw, attributes)
}

function isShape(shapes: Exclude<Shapes, false | null | undefined | ''>): shapes is Shape {
  return !Array.isArray(shapes)
}
