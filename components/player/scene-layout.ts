import type { LearnerView } from '#domain/scenario/learner-view.ts'
import type { ItemFormat } from '#domain/scenario/module.ts'

/** What is done on a desk of its own, beside or under the stage. */
const formatsOfDoing: readonly ItemFormat[] = ['sort', 'strike', 'where-from']

/** What the story takes the room for: a case in words, a desk, a picture to look at closely, or a stage beside it. */
export function sceneLayout({ then, scene }: LearnerView): 'words' | 'doing' | 'spot' | 'beside' {
  const doing = then.do === 'ask' && formatsOfDoing.includes(then.question.format)
  if (scene.stage === null) return doing ? 'doing' : 'words'
  return then.do === 'ask' && (doing || then.question.format === 'spot') ? 'spot' : 'beside'
}
