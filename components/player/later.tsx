import { type ComponentType, createElement, type FunctionComponent, use } from 'react'

/** A component whose code comes after the page's own. It stands within a `Suspense`; what the server drew stays until then. */
export type Later<Props extends object> = FunctionComponent<Props> & {
  /** Resolves once it can be drawn at once. Rejects where its code cannot be had. */
  readonly load: () => Promise<void>
}

/** Keeps a component's code out of what a page needs first. The server has all code, and draws it like any other. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let loadedPart: ComponentType<Props> | null = null
  let arriving: Promise<ComponentType<Props>> | null = null

  function arrive(): Promise<ComponentType<Props>> {
    arriving ??= load().then(
      (component) => {
        loadedPart = component
        return component
      },
      (error: unknown) => {
        // Asked for again by whoever draws it next.
        arriving = null
        throw error
      },
    )
    return arriving
  }

  // biome-ignore lint/correctness/noComponentHookFactories: it is made once for each part, outside of every component
  function Part(props: Props) {
    return createElement(loadedPart ?? use(arrive()), props)
  }

  if (typeof window === 'undefined') arrive().catch(() => undefined)
  return Object.assign(Part, { load: async () => void (await arrive()) })
}
