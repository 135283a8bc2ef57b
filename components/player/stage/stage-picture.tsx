import type { Stage } from '#domain/scenario/stage.ts'
import { ConsultationStage } from './consultation-stage.tsx'
import { SmallStage } from './small-stage.tsx'

/** The drawn moment, whole or small: one part of a page, since both are drawn with the same shapes. */
export function StagePicture({ stage, size }: { stage: Stage; size: 'whole' | 'small' }) {
  return size === 'whole' ? <ConsultationStage stage={stage} /> : <SmallStage stage={stage} />
}
