import { expect, type Page } from '@playwright/test'
import type { AttemptState, Choice } from '#domain/scenario/attempt-state.ts'
import type { Item, Module } from '#domain/scenario/module.ts'
import { findScene } from '#domain/scenario/play.ts'
import { traysOf } from '#domain/scenario/sorting.ts'

/**
 * Plays one path of a module to its debrief as a learner does, whatever the page's language: everything is found by
 * what it is and not by what it says. `look` is called on each scene and after each answer, with a name of its own.
 */
export async function playPath(
  page: Page,
  { module, path, confidence }: { module: Module; path: AttemptState; confidence: 'sure' | 'fairly' },
  look: (what: string, kind: 'scene' | 'feedback' | 'debrief') => Promise<void>,
): Promise<void> {
  for (const [place, step] of path.steps.entries()) {
    await expectScene(page, module, step.sceneId, place + 1)
    await look(step.sceneId, 'scene')
    if (step.did === 'answered') {
      await answer(page, itemOf(module, step.sceneId), step.choice, confidence)
      await page.locator(`.feedback .verdict-${step.correct ? 'right' : 'wrong'}`).waitFor({ timeout: 30_000 })
      await look(`${step.sceneId}, answered ${step.correct ? 'rightly' : 'wrongly'}`, 'feedback')
      await page.locator('.feedback .question-go button').click()
    } else await page.locator('[data-part=scene] > .question-go button').click()
  }
  await expectScene(page, module, path.sceneId, path.steps.length + 1)
  await look(path.sceneId, 'scene')
  await page.locator('[data-part=scene] > .question-go button').click()
  await page.locator('[data-part=debrief]').waitFor({ timeout: 30_000 })
  await look('the debrief', 'debrief')
}

/** The scene is there when its own words are: looked for in every frame, as an `expect` asks only a few times a second. */
async function expectScene(page: Page, module: Module, sceneId: string, place: number): Promise<void> {
  const [first] = findScene(module, sceneId)?.prose ?? []
  const words = (first?.text ?? '').replace(/\s+/gu, ' ')
  const paragraph = page.locator('[data-part=scene] .prose p').first()
  await paragraph
    .filter({ hasText: words })
    .waitFor({ timeout: 30_000 })
    .catch(() => undefined)
  await expect(paragraph, `scene ${place} of the path: ${sceneId}`).toHaveText(words, { timeout: 10_000 })
}

function itemOf(module: Module, sceneId: string): Item {
  const then = findScene(module, sceneId)?.then
  if (then?.do !== 'ask') throw new Error(`Scene ${sceneId} of ${module.slug} asks nothing`)
  return then.item
}

async function answer(page: Page, item: Item, choice: Choice, confidence: string): Promise<void> {
  if (item.format === 'order') await putInOrder(page, item, choice)
  else if (item.format === 'sort') await layInTrays(page, choice)
  else for (const id of choice) await page.locator(`.answer input[value="${id}"]`).check()
  await page.locator(`.sure input[value="${confidence}"]`).check()
  await page.locator('.question button[type=submit]').click()
}

async function layInTrays(page: Page, choice: Choice): Promise<void> {
  for (const [thing, tray] of traysOf(choice) ?? [])
    await page.locator(`[data-thing="${thing}"] input[value="${tray}"]`).check()
}

/** Moves each step up to its place, from the first on. */
async function putInOrder(page: Page, item: Item, choice: Choice): Promise<void> {
  const steps = page.locator('.order-step')
  for (const [place, id] of choice.entries()) {
    const words = item.options.find((option) => option.id === id)?.text.text ?? ''
    const step = steps.filter({ hasText: words })
    for (;;) {
      const stands = Number(await step.locator('.order-place').textContent()) - 1
      if (stands === place) break
      await step.locator('button[data-move=earlier]').click()
      await expect(step.locator('.order-place')).toHaveText(String(stands))
    }
  }
}
