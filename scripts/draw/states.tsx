import type { ReactNode } from 'react'
import { gridStates } from './grid-states.tsx'
import { type PlayerProps, playerStates } from './player-states.tsx'
import { pictureStates, stageStates } from './stage-states.tsx'
import { uiStates } from './ui-states.tsx'

/** Every page that can be looked at, by name. */
export const states: Readonly<Record<string, (props: PlayerProps) => ReactNode>> = {
  ...uiStates,
  ...playerStates,
  ...gridStates,
  ...stageStates,
  ...pictureStates,
}
