// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The partitions of the AWS endpoint rules with the DNS suffix of each. A region that no
 * pattern knows belongs to {@link #AWS}, as in the rules.
 */
enum CognitoPartition {

	AWS("(us|eu|ap|sa|ca|me|af|il|mx)-\\w+-\\d+", "amazonaws.com"),

	AWS_US_GOV("us-gov-\\w+-\\d+", "amazonaws.com"),

	AWS_EUSC("eusc-(de)-\\w+-\\d+", "amazonaws.eu"),

	AWS_CN("cn-\\w+-\\d+", "amazonaws.com.cn"),

	AWS_ISO("us-iso-\\w+-\\d+", "c2s.ic.gov"),

	AWS_ISO_B("us-isob-\\w+-\\d+", "sc2s.sgov.gov"),

	AWS_ISO_E("eu-isoe-\\w+-\\d+", "cloud.adc-e.uk"),

	AWS_ISO_F("us-isof-\\w+-\\d+", "csp.hci.ic.gov");

	private static final Set<String> COMMERCIAL_FIPS_REGIONS = Set.of("us-east-1", "us-east-2", "us-west-1",
			"us-west-2");

	private final Pattern regions;

	private final String dnsSuffix;

	CognitoPartition(String regions, String dnsSuffix) {
		this.regions = Pattern.compile(regions);
		this.dnsSuffix = dnsSuffix;
	}

	String dnsSuffix() {
		return this.dnsSuffix;
	}

	boolean hasFips(String region) {
		return this != AWS || COMMERCIAL_FIPS_REGIONS.contains(region);
	}

	/** An interface endpoint in a VPC is one as well; an emulator is not. */
	static boolean isHostOfAws(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).anyMatch((partition) -> name.endsWith("." + partition.dnsSuffix));
	}

	static CognitoPartition ofRegion(String region) {
		for (CognitoPartition partition : values()) {
			if (partition.regions.matcher(region).matches()) {
				return partition;
			}
		}
		return AWS;
	}

}
