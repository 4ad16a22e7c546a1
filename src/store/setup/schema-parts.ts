import type { Document } from 'mongodb';

export const long = { bsonType: 'long' };
export const text = { bsonType: 'string' };
export const textOrNull = { bsonType: ['string', 'null'] };
export const longOrNull = { bsonType: ['long', 'null'] };

export function longs(...fields: string[]): Record<string, Document> {
  return Object.fromEntries(fields.map((field) => [field, long]));
}

/** Below zero is refused by the schema, which is checked far quicker than an expression. */
export function amounts(...fields: string[]): Record<string, Document> {
  return Object.fromEntries(fields.map((field) => [field, { ...long, minimum: 0 }]));
}

export function arrayOf(properties: Record<string, Document>): Document {
  const required = Object.keys(properties);
  return { bsonType: 'array', items: { bsonType: 'object', required, properties } };
}

export function validator(
  properties: Record<string, Document>,
  rule?: Document,
  shapes: Document = {},
): Document {
  const required = Object.keys(properties);
  const $jsonSchema = { bsonType: 'object', required, properties, ...shapes };
  return rule === undefined ? { $jsonSchema } : { $jsonSchema, $expr: rule };
}
