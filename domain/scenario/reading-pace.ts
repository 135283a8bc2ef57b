/** Words a minute at which adults read English silently: a story, anything else (Brysbaert, How many words do we read per minute?, 2019). */
export const storyPace = 260
export const readingPace = 238
/** Minutes of thought that a question takes beside its reading: an assumption until answers' times are at hand. */
export const thinkingTime = 0.15
