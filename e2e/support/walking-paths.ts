import { randomUUID } from 'node:crypto'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { Module, Scene } from '#domain/scenario/module.ts'
import { findScene } from '#domain/scenario/play.ts'
import { expect } from './test.ts'

type Walk = {
  readonly module: Module
  readonly path: AttemptState
  readonly attemptId: string
  readonly enrolmentId: string
  readonly origin: string
}

/**
 * Takes one path of a module by what the player's page and the player itself send and are sent, without a browser: the
 * page shows each scene with its question, each answer gets its verdict and leads where the path goes, the debrief comes
 * with the last scene, and is what the page shows from then on.
 */
export async function walkPath(request: APIRequestContext, walk: Walk): Promise<void> {
  const { module, path, attemptId, origin } = walk
  const send = async (where: 'answers' | 'continue', data: object) => {
    const response = await request.post(`/api/attempts/${attemptId}/${where}?language=en`, {
      data,
      headers: { origin },
    })
    return bodyOf(response)
  }
  for (const [place, step] of path.steps.entries()) {
    await expectPageShows(request, walk, sceneOfPath(module, step.sceneId))
    const { feedback, view, debrief } =
      step.did === 'went-on'
        ? await send('continue', { sceneId: step.sceneId })
        : await send('answers', {
            answerId: randomUUID(),
            sceneId: step.sceneId,
            itemId: step.itemId,
            choice: step.choice,
            confidence: 'fairly',
            elapsedMs: 21_000,
          })
    if (step.did === 'answered') expect(feedback.correct, `${step.sceneId} was answered rightly`).toBe(step.correct)
    expect(view.scene.id, `the scene after ${step.sceneId}`).toBe(path.steps[place + 1]?.sceneId ?? path.sceneId)
    expect(debrief !== null, 'the debrief is there').toBe(place === path.steps.length - 1)
  }
  expect(await pageOf(request, walk)).toContain('data-part="debrief"')
}

async function bodyOf(response: APIResponse) {
  expect(response.status(), await response.text()).toBe(200)
  return response.json()
}

function sceneOfPath(module: Module, sceneId: string): Scene {
  const scene = findScene(module, sceneId)
  if (scene === null) throw new Error(`${module.slug} has no scene ${sceneId}`)
  return scene
}

async function pageOf(request: APIRequestContext, { enrolmentId }: Walk): Promise<string> {
  const response = await request.get(`/learn/${enrolmentId}`)
  expect(response.status()).toBe(200)
  return response.text()
}

async function expectPageShows(request: APIRequestContext, walk: Walk, { id, prose, then }: Scene): Promise<void> {
  const words = wordsOf(await pageOf(request, walk))
  const shownTexts = [...prose, ...(then.do === 'ask' ? [then.item.prompt] : [])].map(({ text }) => text)
  for (const text of shownTexts) expect(words, `what ${id} shows`).toContain(text.replace(/\s+/gu, ' ').trim())
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

/** What a reader reads of a page that React wrote. */
function wordsOf(html: string): string {
  return html
    .replace(/<script.*?<\/script>/gsu, '')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot|#x27);/gu, (entity) => entities[entity] ?? entity)
    .replace(/\s+/gu, ' ')
}
