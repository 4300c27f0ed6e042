// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * A servlet request that no thread waits for. Request and response are not safe for use
 * by two threads, so whatever needs them is done when the container dispatches the
 * request again, which it does only after the thread before has left it. The filter that
 * parks a request must let itself be called for asynchronous dispatches.
 *
 * @param <T> what the request waits for
 */
final class ParkedRequest<T> implements Executor {

	private static final String ATTRIBUTE = ParkedRequest.class.getName();

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final SecurityContextHolderStrategy contextHolder;

	private final SecurityContext context;

	private final Duration timeout;

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private @Nullable AsyncContext parked;

	private boolean ended;

	private @Nullable T value;

	private @Nullable Throwable failure;

	/**
	 * Create a request that may have to wait.
	 * @param request the request
	 * @param response the response
	 * @param contextHolder knows who is signed in, also when the request goes on
	 * @param timeout how long the request waits at most
	 */
	ParkedRequest(HttpServletRequest request, HttpServletResponse response, SecurityContextHolderStrategy contextHolder,
			Duration timeout) {
		this.request = request;
		this.response = response;
		this.contextHolder = contextHolder;
		this.context = contextHolder.getContext();
		this.timeout = timeout;
	}

	/**
	 * Find the parked request that is dispatched again.
	 * @param <T> what it waits for
	 * @param request the request
	 * @return the parked request, null if this one was not parked
	 */
	@SuppressWarnings("unchecked")
	static <T> @Nullable ParkedRequest<T> of(HttpServletRequest request) {
		return isAgain(request) ? (ParkedRequest<T>) request.getAttribute(ATTRIBUTE) : null;
	}

	/** Return whether a request is dispatched again, by whomever. */
	static boolean isAgain(HttpServletRequest request) {
		return request.getDispatcherType() == DispatcherType.ASYNC;
	}

	/** Wait for a publisher. To be called once, by the first thread of the request. */
	ParkedRequest<T> await(Mono<T> publisher) {
		this.request.setAttribute(ATTRIBUTE, this);
		publisher.timeout(this.timeout)
			.publishOn(Schedulers.fromExecutor(this))
			.subscribe((result) -> end(result, null), (error) -> end(null, error));
		return this;
	}

	private void end(@Nullable T result, @Nullable Throwable error) {
		this.ended = true;
		this.value = result;
		this.failure = error;
		this.request.removeAttribute(ATTRIBUTE);
	}

	/** Do something on a thread of the request. */
	@Override
	public void execute(Runnable task) {
		AsyncContext waiting;
		synchronized (this) {
			this.tasks.add(task);
			waiting = this.parked;
			this.parked = null;
		}
		if (waiting != null) {
			waiting.dispatch();
		}
	}

	/**
	 * Do on this thread of the container what is to be done.
	 * @return what the request waited for, null if it waits on, without a thread
	 */
	@Nullable T proceed() {
		this.contextHolder.setContext(this.context);
		for (Runnable task = next(); task != null; task = next()) {
			task.run();
		}
		if (this.failure != null) {
			throw new IllegalStateException("The request failed", this.failure);
		}
		return this.value;
	}

	private synchronized @Nullable Runnable next() {
		Runnable task = this.tasks.poll();
		if (task == null && !this.ended) {
			AsyncContext async = this.request.startAsync(this.request, this.response);
			// the publisher ends by itself; this is for what holds it back
			async.setTimeout(2 * this.timeout.toMillis());
			this.parked = async;
		}
		return task;
	}

}
