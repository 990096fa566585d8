/** The account and Region of one machine; the SQS engine knows this account number only. */
export const localAccount = '000000000000';
export const localRegion = 'eu-west-1';
