import type { Role } from '#e2e/support/authorisation/askers.ts'
import type { Things } from '#e2e/support/authorisation/world.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** One server action: who may do it, what they send, and what comes of it. */
export type ActionRow = {
  /** `anyone`: whoever is signed in; `nobody`: also who is not. */
  readonly by: 'clinician' | 'manager' | 'administrator' | 'anyone' | 'nobody'
  /** What the form holds; of what belongs to someone, by what is theirs. */
  readonly form: Fields | ((things: Things) => Fields)
  /**
   * What comes of it for who may, with what is their own: `done` with the word that the page says, `goes` with the place, or
   * `refused` with the problem that is met here, and only after the viewer was let in and the form was read.
   */
  readonly comes: string
  /** It takes the form alone, and not what came of the form before. */
  readonly alone?: true
  /** Who does it of all who are signed in, where that is not the clinician. */
  readonly as?: Role
  /** The page that shows its form, where the form says which version of the settings it showed. */
  readonly shownOn?: string | ((things: Things) => string)
  /** What it reaches for is the whole organisation's: another team's is no stranger's. */
  readonly throughoutOrganisation?: true
}

/** By the name that it is exported under. */
export type ActionRows = Readonly<Record<string, ActionRow>>
