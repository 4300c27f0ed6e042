// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What this library wants to reach, and against whom. */
final class Targets {

	private static final String OURS = "cognitoAuth";

	private static final String ALLOCATION = "gc.alloc.rate.norm";

	private static final String CPU = "cpu.time.norm";

	private final Figures figures;

	private final List<Comparison> comparisons = new ArrayList<>();

	private Targets(Figures figures) {
		this.figures = figures;
	}

	/**
	 * Compare what was measured; what was not is left out.
	 * @param figures the figures
	 * @return all comparisons
	 */
	static List<Comparison> compare(Figures figures) {
		Targets targets = new Targets(figures);
		targets.signIn("1", "one at a time");
		targets.signIn("32", "32 at a time");
		targets.srp();
		targets.tokenSupply();
		targets.bearer();
		targets.herd("cold", "1,000 callers, no token");
		targets.herd("expired", "1,000 callers, token expired");
		targets.accounts();
		targets.fleet();
		targets.roundTrips();
		targets.recovery("10");
		targets.recovery("60");
		targets.servletLogin();
		targets.startUp();
		return targets.comparisons;
	}

	private void signIn(String concurrency, String words) {
		String subject = "password sign-in, " + words;
		String name = "SignInBenchmark";
		ratio(subject, "allocation", "B", name, OURS, "awsSdk", concurrency, ALLOCATION, 0.5);
		ratio(subject, "allocation", "B", name, OURS, "bareWebClient", concurrency, ALLOCATION, 1.0);
		ratio(subject, "processor time", "µs", name, OURS, "awsSdk", concurrency, CPU, 0.55);
		ratio(subject, "time", "µs", name, OURS, "awsSdk", concurrency, "time", 0.55);
	}

	private void srp() {
		ratio("SRP proof", "time", "µs", "SrpBenchmark", OURS, "textbook", "", "time", 0.5);
		ratio("SRP proof", "time", "µs", "SrpBenchmark", OURS, "gmp", "", "time", 1.4);
	}

	private void tokenSupply() {
		String name = "TokenSupplyBenchmark";
		String direct = "cached token, direct";
		String mono = "cached token, Mono";
		ratio(direct, "time", "ns", name, "cognitoAuthDirect", "cachedSupplier", "", "time", 1.0);
		ratio(mono, "time", "ns", name, "cognitoAuthMono", "cachedSupplier", "", "time", 1.0);
		ratio(mono, "time", "ns", name, "cognitoAuthMono", "springManager", "", "time", 0.05);
		// a stray object of the harness makes a few thousandths of a byte for each read
		value(direct, "allocation", "B", name, "cognitoAuthDirect", "", ALLOCATION, 0.1);
		value(mono, "allocation", "B", name, "cognitoAuthMono", "", ALLOCATION, 64.1);
	}

	private void bearer() {
		String name = "BearerBenchmark";
		ratio("verified bearer token", "time", "ns", name, OURS, "springDecoder", "", "time", 1.15);
		ratio("verified bearer token, reactive", "time", "ns", name, "cognitoAuthReactive", "springReactiveDecoder", "",
				"time", 1.15);
		ratio("verified bearer token", "allocation", "B", name, OURS, "springDecoder", "", ALLOCATION, 1.15);
		ratio("verified bearer token, reactive", "allocation", "B", name, "cognitoAuthReactive",
				"springReactiveDecoder", "", ALLOCATION, 1.15);
	}

	private void herd(String start, String subject) {
		Double ours = perHerd(OURS, start);
		Double spring = perHerd("springManager", start);
		if (ours != null && spring != null) {
			this.comparisons.add(Comparison.value(subject + " (Spring's manager: " + Math.round(spring) + ")",
					"token requests", "", ours, 1));
		}
	}

	private @Nullable Double perHerd(String contender, String start) {
		Double requests = this.figures.get("HerdBenchmark", contender, start, "requests");
		Double herds = this.figures.get("HerdBenchmark", contender, start, "herds");
		return (requests != null && herds != null) ? (Double) (requests / herds) : null;
	}

	private void accounts() {
		String name = "AccountsBenchmark";
		String subject = "10,000 accounts";
		value(subject, "heap for each beyond the token strings", "B", name, OURS, "", "heapBytesPerAccount", 4096);
		value(subject, "processor time until all have tokens", "ms", name, OURS, "", "startCpuMillis", 5000);
		value(subject, "timer threads", "", name, OURS, "", "timerThreads", 1);
		value(subject, "processor time while idle", "ms/s", name, OURS, "", "idleCpuMillisPerSecond", 5);
	}

	private void fleet() {
		String name = "FleetBenchmark";
		String subject = "20 instances, 10 lifetimes, one Redis";
		value(subject, "sign-ins", "", name, OURS, "", "signIns", 1);
		value(subject, "refreshes for each lifetime", "", name, OURS, "", "refreshesPerLifetime", 1);
	}

	private void roundTrips() {
		value("two instances, one store", "round trips for a refresh, with the look of the other", "", "StoreBenchmark",
				OURS, "", "perRefresh", 4);
	}

	private void recovery(String outageSeconds) {
		String name = "RecoveryBenchmark";
		String subject = "60 accounts, callers ten times a second, after an outage of " + outageSeconds + " s";
		value(subject, "half are back after", "s", name, OURS, outageSeconds, "medianSeconds", 3);
		value(subject, "all are back after", "s", name, OURS, outageSeconds, "worstSeconds", 3);
		value(subject, "probes for each second of it", "", name, OURS, outageSeconds, "probesPerSecond", 5);
	}

	private void servletLogin() {
		String name = "ServletLoginBenchmark";
		String subject = "login through the servlet chain";
		ratio(subject, "processor time", "µs", name, OURS, "awsSdkProvider", "", CPU, 0.6);
		ratio(subject, "allocation", "B", name, OURS, "awsSdkProvider", "", ALLOCATION, 1.0);
	}

	private void startUp() {
		startUp("added time", "ms", "addedMillis", 0.3);
		startUp("added processor time", "ms", "addedCpuMillis", 0.3);
		startUp("added bytes", "kB", "addedKilobytes", 0.1);
		servletStartUp("servlet", "a servlet app", 0.5, 0.7);
		servletStartUp("servlet-web", "a servlet app with WebClient", 0.12, 0.1);
	}

	private void startUp(String figure, String unit, String metric, double limit) {
		String name = "StartUpBenchmark";
		ratio("start-up of a plain app", figure, unit, name, OURS, "awsSdk", "plain", metric, limit);
		ratio("start-up of an app with WebClient", figure, unit, name, OURS, "awsSdk", "web", metric, limit);
	}

	private void servletStartUp(String app, String words, double classes, double bytes) {
		String name = "StartUpBenchmark";
		String subject = "start-up of " + words;
		ratio(subject, "added classes", "", name, OURS, "awsSdk", app, "addedClasses", classes);
		ratio(subject, "added bytes", "kB", name, OURS, "awsSdk", app, "addedKilobytes", bytes);
		ratio(subject, "added processor time", "ms", name, OURS, "awsSdk", app, "addedCpuMillis", classes);
	}

	private void ratio(String subject, String figure, String unit, String benchmark, String contender, String peer,
			String parameter, String metric, double limit) {
		Double ours = this.figures.get(benchmark, contender, parameter, metric);
		Double theirs = this.figures.get(benchmark, peer, parameter, metric);
		// a difference of two starts can drown in noise, and its ratio would mean nothing
		if (ours != null && theirs != null && ours > 0 && theirs > 0) {
			this.comparisons.add(Comparison.ratio(subject, figure, unit, ours, peer, theirs, limit));
		}
	}

	private void value(String subject, String figure, String unit, String benchmark, String contender, String parameter,
			String metric, double limit) {
		Double ours = this.figures.get(benchmark, contender, parameter, metric);
		if (ours != null) {
			this.comparisons.add(Comparison.value(subject, figure, unit, ours, limit));
		}
	}

}
