import { z } from 'zod'
import { ExposureSourceSchema, ItemSourceSchema, NextSourceSchema } from './item-source.ts'
import { CastMemberSchema, SceneStageSourceSchema, StageSourceSchema } from './stage-source.ts'
import { IdSchema, TextSourceSchema } from './words.ts'

const SceneSourceSchema = z.strictObject({
  stage: SceneStageSourceSchema.optional(),
  prose: TextSourceSchema.meta({ description: 'The story in the second person; an empty line begins a paragraph' }),
  decide: ItemSourceSchema.optional().meta({ description: 'A decision inside the scenario' }),
  check: ItemSourceSchema.optional().meta({ description: 'A check question after it' }),
  next: NextSourceSchema.optional().meta({ description: 'Where it goes on, or { right, wrong } after an answer' }),
  end: z.literal(true).optional(),
})
export type SceneSource = z.infer<typeof SceneSourceSchema>

/** `content/modules/<slug>/module.yaml` */
export const ModuleFileSchema = z.strictObject({
  title: TextSourceSchema,
  summary: TextSourceSchema.meta({ description: 'One sentence for the list of things to do' }),
  setting: TextSourceSchema.meta({ description: 'Whose clinic or ward, on what day' }),
  minutes: z.int().min(3).max(20),
  practices: z.array(IdSchema).min(1),
  cast: z.record(IdSchema, CastMemberSchema),
  exposures: z.record(IdSchema, ExposureSourceSchema).optional(),
  stage: StageSourceSchema.optional().meta({ description: 'What every scene starts from' }),
  start: IdSchema,
  scenes: z.record(IdSchema, SceneSourceSchema),
})
export type ModuleFile = z.infer<typeof ModuleFileSchema>
