import { watch } from 'node:fs'

/**
 * Calls `onChange` after anything below the folder has changed, one call at a time: what changes meanwhile brings one
 * more. An editor that saves a file in several steps is waited for: `quietMs`.
 */
export function watchFolder(
  folder: string,
  onChange: () => Promise<void>,
  { quietMs = 50 }: { quietMs?: number } = {},
): { readonly stop: () => Promise<void> } {
  let wanted = false
  let working: Promise<void> | null = null
  let quiet: NodeJS.Timeout | undefined

  const work = async () => {
    while (wanted) {
      wanted = false
      await onChange()
    }
    working = null
  }
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(quiet)
    quiet = setTimeout(() => {
      wanted = true
      working ??= work()
    }, quietMs)
  })
  return {
    stop: async () => {
      watcher.close()
      clearTimeout(quiet)
      wanted = false
      await working
    },
  }
}
