/** What a deployment is made of, as CloudFormation reads it. */
export type Template = { Resources: Record<string, Resource> };
export type Resource = { Type: string; Properties?: Record<string, unknown> };

type Intrinsic = Record<string, unknown>;

/** A resource's id without the hash CDK puts after it. */
export function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/**
 * A value of a template as a person reads it: a resource and its ARN are `<Name>`, another attribute is `<Name.Attribute>`, joined text
 * is joined. Throws on what it does not know: nothing is passed over.
 */
export function readable(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const [[intrinsic, of] = []] = Object.entries((value ?? {}) as Intrinsic);
  if (intrinsic === 'Ref' && typeof of === 'string') return of.startsWith('AWS::') ? `<${of}>` : `<${nameOf(of)}>`;
  if (intrinsic === 'Fn::GetAtt') {
    const [id = '', attribute = ''] = Array.isArray(of) ? of.map(String) : String(of).split('.');
    return attribute === 'Arn' ? `<${nameOf(id)}>` : `<${nameOf(id)}.${attribute}>`;
  }
  if (intrinsic === 'Fn::Join' && Array.isArray(of)) {
    const [separator, parts] = of as [string, unknown[]];
    return parts.map(readable).join(separator);
  }
  if (intrinsic === 'Fn::Sub' && typeof of === 'string')
    return of.replace(/\$\{([^}]+)\}/g, (_, name: string) =>
      name.includes('.') ? readable({ 'Fn::GetAtt': name }) : readable({ Ref: name }),
    );
  throw new Error(`a policy holds what this test cannot read: ${JSON.stringify(value)}`);
}

/** One or many, read: policies write either. */
export function readableAll(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(readable);
}
