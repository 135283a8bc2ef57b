/** The part of it that is used here: the package has no types of its own. */
declare module 'subset-font' {
  /**
   * A font with these characters alone, or with fewer axes.
   *
   * @param text the characters; null with `keepAllGlyphs`
   */
  export default function subsetFont(
    font: Buffer,
    text: string | null,
    options: {
      readonly targetFormat: 'sfnt' | 'woff2'
      readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
      readonly keepFeatures?: readonly string[]
      readonly keepAllGlyphs?: boolean
    },
  ): Promise<Buffer>
}
