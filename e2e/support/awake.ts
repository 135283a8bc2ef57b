import { expect, type Locator } from '@playwright/test'

/**
 * Waits until a part of a page listens: the server's HTML is there before its scripts are, and a key that is pressed meanwhile
 * is lost. React marks each element that it has taken over.
 */
export async function untilAwake(part: Locator): Promise<void> {
  await expect
    .poll(() => part.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))))
    .toBe(true)
}
