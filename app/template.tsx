import type { ReactNode } from 'react'
import { currentDuties } from '#server/session.ts'
import { PageFrame } from './page-frame.tsx'

/**
 * Around every page, and around the pages of an error and of what is not found, stands the frame of whoever is signed in.
 * In a template and not in the layout, which brings no style sheet but the one with the order of the layers.
 */
export default async function Template({ children }: { children: ReactNode }) {
  const duties = await currentDuties()
  return duties === null ? children : <PageFrame duties={duties}>{children}</PageFrame>
}
