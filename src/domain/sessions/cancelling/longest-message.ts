/** Characters of the message to the attendees of a cancelled session at most. */
export const longestMessage = 3000;
