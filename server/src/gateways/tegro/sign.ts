import { createHash, createHmac } from 'node:crypto';
import { ksort, phpQuery, type Pairs, type QueryValue } from '#gateways/wire';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** The signature of links and notifications: MD5 over the fields in order, written as a query, and the Secret KEY. */
export const fieldsSign = (fields: Pairs<QueryValue>, secretKey: string): string =>
  md5(phpQuery(ksort(fields)) + secretKey);

/** The signature of a call: HMAC-SHA256 over the body's bytes with the API KEY. */
export const callSign = (body: string, apiKey: string): string =>
  createHmac('sha256', apiKey).update(body).digest('hex');
