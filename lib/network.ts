import { Stack, Validations } from 'aws-cdk-lib';
import { type ISecurityGroup, type ISubnet, type IVpc, SecurityGroup, Subnet, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../functions/domain/stage/stage.ts';

/** A function's place in the bank's own network. `admit` gives its role what Lambda needs to put it there. */
export type FunctionNetwork = {
  placement: { vpc: IVpc; vpcSubnets: { subnets: ISubnet[] }; securityGroups: ISecurityGroup[] };
  admit(role: Role): void;
};

type Transport = Stage['transport'];
type NetworkOf = NonNullable<Extract<Transport, { kind: 'smtp' }>['network']>;

/**
 * The part of the bank's network a relay is reached from. Lambda makes the network interfaces with the function's role, before there is
 * anything to name: these few actions take no narrower resource. The function's own code is denied them.
 */
export function functionNetwork(scope: Construct, network: NetworkOf): FunctionNetwork {
  const { vpcId, availabilityZones, subnetIds, securityGroupId } = network;
  const interfaces = {
    actions: [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ],
    resources: ['*'],
  };
  const anyFunction = Stack.of(scope).formatArn({ service: 'lambda', resource: 'function:*' });
  const byCode = { ArnLike: { 'lambda:SourceFunctionArn': anyFunction } };
  return {
    placement: {
      vpc: Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId, availabilityZones }),
      vpcSubnets: { subnets: subnetIds.map((id, index) => knownById(scope, `Subnet${index}`, id)) },
      securityGroups: [SecurityGroup.fromSecurityGroupId(scope, 'SecurityGroup', securityGroupId, { mutable: false })],
    },
    admit(role) {
      role.addToPolicy(new PolicyStatement(interfaces));
      role.addToPolicy(new PolicyStatement({ ...interfaces, effect: Effect.DENY, conditions: byCode }));
      Validations.of(role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'Lambda makes the network interfaces before there is anything to name; the code itself is denied them.',
      });
    },
  };
}

function knownById(scope: Construct, name: string, subnetId: string): ISubnet {
  const subnet = Subnet.fromSubnetId(scope, name, subnetId);
  Validations.of(subnet).acknowledge({
    id: 'Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId',
    reason: "The subnet's routes are the bank's own, and nothing here reads them.",
  });
  return subnet;
}
