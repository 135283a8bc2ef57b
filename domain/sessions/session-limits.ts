const [hour, day] = [60, 24 * 60]

/** For how long a session may be unused, in minutes. */
export const idleChoices = [15, 30, hour, 4 * hour, 12 * hour, day, 7 * day, 14 * day] as const

/** How long a session may last at all, in minutes: at most as long as its cookie. */
export const longestChoices = [hour, 4 * hour, 8 * hour, 12 * hour, day, 7 * day, 14 * day] as const
