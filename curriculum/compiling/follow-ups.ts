import type { FollowUpDocument } from '#curriculum/schema/document.ts'
import type { FollowUpFile } from '#curriculum/schema/follow-up-file.ts'
import { compileItem } from './item.ts'
import type { Registers } from './registers.ts'
import { compileStageParts, completeStage } from './stage.ts'
import type { FileTexts } from './texts.ts'

/** A practice's follow-up bank as a document. */
export function compileFollowUps(parts: {
  readonly practice: string
  readonly file: FollowUpFile
  readonly registers: Registers
  readonly texts: FileTexts
}): FollowUpDocument {
  const { practice, file, registers, texts } = parts
  if (file.practice !== practice || !registers.practices.has(practice)) {
    texts.report(
      'unknown-practice',
      ['practice'],
      `found the practice "${file.practice}", expected "${practice}", as the file is named, declared in content/practices.yaml`,
    )
  }
  const items = Object.entries(file.items).map(([key, { situation, stage, twins, ...item }]) => {
    const path = ['items', key]
    const stageParts = stage === undefined ? null : compileStageParts(stage, [...path, 'stage'], file.cast ?? {}, texts)
    return {
      situation: texts.text(situation, [...path, 'situation']),
      stage: stageParts === null ? null : completeStage(stageParts, [...path, 'stage'], texts),
      item: compileItem({
        id: `${practice}/${key}`,
        kind: 'follow-up',
        ...(twins !== undefined && { twins: `${practice}/${twins}` }),
        item: { ...item, practice },
        path,
        exposures: {},
        registers,
        texts,
      }),
    }
  })
  return { format: 1, practice, items, phrases: registers.phrases }
}
