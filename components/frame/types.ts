export type FramePlace = {
  readonly name: string
  readonly href: string
  readonly label: string
  readonly short: string
}
export type FrameGroup = {
  readonly name: string
  readonly label: string | null
  readonly places: readonly FramePlace[]
}
