/** For how many days a device may be remembered, so that it is not asked for a second factor; 0: never. */
export const rememberedChoices = [0, 1, 7, 14, 30] as const
