/** `REQUESTS_A_MINUTE` where a test or a benchmark asks as no person does. */
export const fasterThanAnyone = '999999'
