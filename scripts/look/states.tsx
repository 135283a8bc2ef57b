import type { ReactNode } from 'react'
import { stageStates } from './stage-states.tsx'

/** Every page that can be looked at, by name. */
export const states: Readonly<Record<string, () => ReactNode>> = { ...stageStates }
