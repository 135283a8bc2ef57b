/** What a drawing is made of: data that `Drawing` turns into SVG. Lengths are in the drawing's own units. */
type Paint = {
  readonly fill?: string
  readonly stroke?: string
  readonly strokeWidth?: string | number
  readonly strokeLinecap?: 'round' | 'square' | 'butt'
  readonly strokeLinejoin?: 'round' | 'miter' | 'bevel'
  readonly strokeDasharray?: string
  readonly opacity?: string | number
  readonly transform?: string
  readonly className?: string
  readonly fillRule?: 'evenodd'
  /** `url(#id)` of a clipPath. */
  readonly clipPath?: string
}
type Length = string | number

export type Shape = Paint &
  (
    | { readonly draw: 'path'; readonly d: string | undefined }
    | {
        readonly draw: 'rect'
        readonly x?: Length
        readonly y?: Length
        readonly width: Length
        readonly height: Length
        readonly rx?: Length
        readonly ry?: Length
      }
    | { readonly draw: 'circle'; readonly cx?: Length; readonly cy?: Length; readonly r: Length }
    | { readonly draw: 'ellipse'; readonly cx?: Length; readonly cy?: Length; readonly rx: Length; readonly ry: Length }
    | { readonly draw: 'g'; readonly shapes: Shapes }
    | { readonly draw: 'clipPath'; readonly id: string; readonly shapes: Shapes }
    /** A pane of its own: what is in it begins at its corner and is cut off at its edges. */
    | {
        readonly draw: 'svg'
        readonly x?: Length
        readonly y?: Length
        readonly width: Length
        readonly height: Length
        readonly viewBox?: string
        readonly preserveAspectRatio?: string
        readonly 'aria-hidden'?: 'true'
        readonly shapes: Shapes
      }
  )

/** One shape, or several from back to front; what is false or null is not there this time. */
export type Shapes = Shape | readonly Shapes[] | false | null | undefined | ''
