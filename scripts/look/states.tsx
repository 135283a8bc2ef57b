import type { ReactNode } from 'react'
import { pictureStates, stageStates } from './stage-states.tsx'

/** Every page that can be looked at, by name. */
export const states: Readonly<Record<string, () => ReactNode>> = { ...stageStates, ...pictureStates }
