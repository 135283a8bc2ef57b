/** Nothing has this id: for a look-up that would find an answer too, where there is none to look for. */
export const noSuchId = '00000000-0000-0000-0000-000000000000'
