import type { Path } from '#curriculum/check/finding.ts'
import type { ModuleDocument, SceneDocument } from '#curriculum/schema/document.ts'
import type { ItemSource } from '#curriculum/schema/item-source.ts'
import type { ModuleFile, SceneSource } from '#curriculum/schema/module-file.ts'
import { compileItem } from './item.ts'
import type { Registers } from './registers.ts'
import { compileStages } from './stage.ts'
import type { FileTexts } from './texts.ts'

type ModuleParts = {
  readonly slug: string
  readonly file: ModuleFile
  readonly registers: Registers
  readonly texts: FileTexts
}

/** A way that leads nowhere, where the author gave none: the findings say so, and nothing is published. */
const nowhere: SceneDocument['way'] = { by: 'end' }

function compileWay(
  id: string,
  scene: SceneSource,
  item: ItemSource | undefined,
  parts: ModuleParts,
): SceneDocument['way'] {
  const { texts, file } = parts
  const path: Path = ['scenes', id]
  const target = (scene: string, where: Path) => {
    if (!Object.hasOwn(file.scenes, scene)) {
      texts.report('missing-target', where, `found a way to "${scene}", expected a scene of this module`)
    }
    return scene
  }
  const { next } = scene
  if (scene.end === true) {
    if (item !== undefined || next !== undefined) {
      texts.report('two-ways', [...path, 'end'], 'found an end that also goes on, expected one or the other')
    }
    return { by: 'end' }
  }
  if (next !== undefined && typeof next === 'object') {
    if (item === undefined) {
      texts.report(
        'two-ways',
        [...path, 'next'],
        'found { right, wrong } in a scene that asks nothing, expected a scene',
      )
    }
    const right = target(next.right, [...path, 'next', 'right'])
    return { by: 'verdict', right, wrong: target(next.wrong, [...path, 'next', 'wrong']) }
  }
  const common = next === undefined ? undefined : target(next, [...path, 'next'])
  if (item === undefined) {
    if (common !== undefined) return { by: 'go-on', next: common }
    texts.report('dead-end', path, 'found a scene that leads nowhere, expected next, decide, check or end: true')
    return nowhere
  }
  const kind = scene.decide === undefined ? 'check' : 'decide'
  const options = Object.entries(item.options)
  if (options.every(([, option]) => option.next === undefined) && common !== undefined) {
    return { by: 'verdict', right: common, wrong: common }
  }
  const ways = options.map(([option, { next: own }]) => {
    const where = [...path, kind, 'options', option]
    if (own !== undefined) return [option, target(own, [...where, 'next'])]
    if (common === undefined) {
      texts.report('dead-end', where, 'found an option that leads nowhere, expected next on it or on its scene')
    }
    return [option, common ?? id]
  })
  return { by: 'option', next: Object.fromEntries(ways) }
}

function compileQuestion(id: string, scene: SceneSource, parts: ModuleParts): SceneDocument['ask'] {
  const { texts, registers, slug } = parts
  const question = scene.decide ?? scene.check
  if (question === undefined) return null
  if (scene.decide !== undefined && scene.check !== undefined) {
    texts.report('two-ways', ['scenes', id, 'check'], 'found a decision and a check in one scene, expected one of them')
  }
  const kind = scene.decide === undefined ? 'check' : 'decision'
  const path = ['scenes', id, kind === 'check' ? 'check' : 'decide']
  if (!parts.file.practices.includes(question.practice)) {
    const modulePractices = parts.file.practices.join(', ')
    texts.report(
      'undeclared-practice',
      [...path, 'practice'],
      `found an item of "${question.practice}", expected one of the practices that this module declares: ${modulePractices}`,
    )
  }
  const exposures = parts.file.exposures ?? {}
  return compileItem({ id: `${slug}/${id}`, kind, item: question, path, exposures, registers, texts })
}

/** One module as a document. Faults are reported; the document then is good for further checks and not for publishing. */
export function compileModule(parts: ModuleParts): ModuleDocument {
  const { slug, file, registers, texts } = parts
  const stages = compileStages(file, texts)
  file.practices.forEach((practice, place) => {
    if (!registers.practices.has(practice)) {
      texts.report(
        'unknown-practice',
        ['practices', place],
        `found the practice "${practice}", expected one declared in content/practices.yaml`,
      )
    }
  })
  if (!Object.hasOwn(file.scenes, file.start)) {
    texts.report('missing-target', ['start'], `found start: ${file.start}, expected a scene of this module`)
  }
  const usedIds = new Set(
    Object.values(file.scenes).flatMap((scene) =>
      Object.values((scene.decide ?? scene.check)?.options ?? {}).flatMap((option) => option.exposes ?? []),
    ),
  )
  for (const exposure of Object.keys(file.exposures ?? {})) {
    if (!usedIds.has(exposure)) {
      texts.report(
        'unused-exposure',
        ['exposures', exposure],
        `found the exposure "${exposure}", which no option names`,
      )
    }
  }
  return {
    format: 1,
    slug,
    title: texts.text(file.title, ['title']),
    summary: texts.text(file.summary, ['summary']),
    setting: texts.text(file.setting, ['setting']),
    minutes: file.minutes,
    practices: file.practices,
    start: file.start,
    scenes: Object.entries(file.scenes).flatMap(([id, scene]) => {
      const stage = stages.get(id)
      if (stage === undefined) return []
      const ask = compileQuestion(id, scene, parts)
      const way = compileWay(id, scene, scene.decide ?? scene.check, parts)
      return [{ id, stage, prose: texts.text(scene.prose, ['scenes', id, 'prose']), ask, way }]
    }),
    phrases: registers.phrases,
  }
}
