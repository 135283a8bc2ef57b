import { contentHash } from '#curriculum/canonical-json.ts'

/** What settings say, in short: a form that shows them carries it, so that what changed since is seen. Equal for equal settings. */
export function shownVersion(settings: unknown): string {
  return contentHash(settings).slice(0, 16)
}
