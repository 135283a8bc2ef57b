import { useEffect, useRef } from 'react'
import { keepOpenPage } from '#components/offline/keep-open-page.ts'
import type { LearnerView } from '#domain/scenario/learner-view.ts'
import { loadPartsOf } from './parts.ts'

/**
 * Has the page kept for reading without a network, with the code for everything that can be done on it: also for the cases
 * that it holds, which are answered when no code can be had any more.
 */
export function useKeptParts(
  firstViews: { readonly view: LearnerView; readonly held: readonly LearnerView[] | null },
  page: string,
): void {
  const atFirst = useRef(firstViews)
  useEffect(() => {
    keepOpenPage(page)
    const { view, held } = atFirst.current
    loadPartsOf([view, ...(held ?? [])])
      .then(() => keepOpenPage(page))
      // Whatever is missing is asked for again by what is drawn with it.
      .catch(() => undefined)
  }, [page])
}
