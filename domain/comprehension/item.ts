/** One of the data-protection practices, by its id in the curriculum. */
export type PracticeId = string

/** How sure a clinician said they were, with the answer and before its feedback. */
export type Confidence = 'sure' | 'fairly' | 'guess'

export const itemFormats = ['single', 'multiple', 'order', 'spot', 'sort', 'strike', 'where-from'] as const
export type ItemFormat = (typeof itemFormats)[number]

/** What experts say of an item, from content: before anyone has answered it. */
export type ExpertItem = {
  id: string
  practice: PracticeId
  format: ItemFormat
  /** How many options are offered, have to be put in order, sorted, or can be struck. */
  options: number
  /** How many trays things are sorted into; of a sort alone, two where it is not said. */
  trays?: number
  /** Expert difficulty b on the scale of theta, already shrunk towards the mean of the ranking. */
  difficulty: number
  /** Mean probability, 0–1, that judges give a just competent clinician of answering right. */
  justCompetent: number
  /**
   * Published floor, 0–1: the chance that a person who knows nothing answers right, the wording of its options included.
   * Without one the guess of its format stands.
   */
  floor?: number
}
