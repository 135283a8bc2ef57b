import type { Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'

/**
 * What axe finds on the page as it is now, by its own rules and those of WCAG 2.2 AA. Axe stays in a page once it is
 * there, so that a page that changes under the reader is looked at again in a fraction of a second. `leaveOut` is a
 * selector of what need not be looked into.
 */
export async function axeViolations(page: Page, { leaveOut }: { leaveOut?: string } = {}): Promise<string[]> {
  await page.evaluate(settled)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations }: AxeResults = await page.evaluate(
    (exclude) =>
      (window as unknown as { axe: typeof axe }).axe.run(exclude === undefined ? document : { exclude: [[exclude]] }, {
        resultTypes: ['violations'],
      }),
    leaveOut,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  )
}

/** Until nothing fades or slides in any more: what is half there has half its contrast. What moves for ever is let move. */
async function settled(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
  const longest = new Promise((resolve) => setTimeout(resolve, 2000))
  await Promise.race([Promise.allSettled(ending.map((animation) => animation.finished)), longest])
}
