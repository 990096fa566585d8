/** The work lists of the default policy. */
export const lists = {
  interview: 'main/any/interview',
  notification: 'main/any/notification',
  followUp: 'main/any/follow-up',
  referral: 'main/any/referral',
  locate: 'main/any/locate',
};
