/** As long as what someone says of a question may be, and what they are told: in characters. */
export const longestContest = 2000
