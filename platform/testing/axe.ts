import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import type { AxeResults } from 'axe-core'

/** The smaller of the two files that axe comes as: every page reads it anew, which may take longer than what axe then does. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds on the page as it is now, by its own rules and those of WCAG 2.2 AA. Axe stays in a page once it is
 * there, so that a page that changes under the reader is looked at again in a fraction of a second. `leaveOut` is a
 * selector of what need not be looked into, `without` names rules that are kept elsewhere; `only` names all that count.
 */
export async function axeViolations(
  page: Page,
  { leaveOut, without = [], only }: { leaveOut?: string; without?: readonly string[]; only?: readonly string[] } = {},
): Promise<string[]> {
  await page.evaluate(waitForRest)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const { violations }: AxeResults = await page.evaluate(
    ({ exclude, disabled, enabled }) =>
      (window as unknown as { axe: typeof axe }).axe.run(exclude === undefined ? document : { exclude: [[exclude]] }, {
        resultTypes: ['violations'],
        rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
        ...(enabled === undefined ? {} : { runOnly: { type: 'rule', values: [...enabled] } }),
      }),
    { exclude: leaveOut, disabled: without, enabled: only },
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  )
}

/** Until nothing fades or slides in any more: what is half there has half its contrast. What moves for ever is let move. */
async function waitForRest(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
  const longest = new Promise((resolve) => setTimeout(resolve, 2000))
  await Promise.race([Promise.allSettled(ending.map((animation) => animation.finished)), longest])
}
