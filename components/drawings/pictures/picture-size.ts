/** The canvas that every picture is drawn on, in its own units; regions are in per cent of it. */
export const pictureSize = { width: 960, height: 600 } as const
