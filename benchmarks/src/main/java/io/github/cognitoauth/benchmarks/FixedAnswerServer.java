// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;

/**
 * Answers every request with one fixed sign-in, as cheaply as possible: whatever the
 * server costs makes all contenders look alike. Prints its port and ends with its
 * standard input.
 */
final class FixedAnswerServer {

	private FixedAnswerServer() {
	}

	public static void main(String[] args) throws InterruptedException, IOException {
		EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		InetSocketAddress address = (InetSocketAddress) new ServerBootstrap().group(group)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 256)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new ChannelInitializer<SocketChannel>() {

				@Override
				protected void initChannel(SocketChannel channel) {
					channel.pipeline().addLast(new Answerer());
				}

			})
			.bind(InetAddress.getLoopbackAddress(), 0)
			.sync()
			.channel()
			.localAddress();
		PrintStream output = System.out;
		output.println(address.getPort());
		output.flush();
		while (System.in.read() >= 0) {
			// wait for the end
		}
		group.shutdownGracefully();
	}

	/**
	 * Knows just enough of HTTP/1.1 to see where a request with a content length ends.
	 */
	private static final class Answerer extends ByteToMessageDecoder {

		private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

		private static final ByteBuf ANSWER = Unpooled.unreleasableBuffer(answer());

		private static ByteBuf answer() {
			byte[] body = SignInAnswer.JSON.getBytes(StandardCharsets.UTF_8);
			byte[] head = ("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 09:00:00 GMT\r\n"
					+ "Content-Type: application/x-amz-json-1.1\r\nContent-Length: " + body.length + "\r\n"
					+ "Connection: keep-alive\r\nx-amzn-RequestId: 0b1f2c3d-1111-4222-8333-444455556666\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII);
			return Unpooled.directBuffer(head.length + body.length).writeBytes(head).writeBytes(body);
		}

		@Override
		protected void decode(ChannelHandlerContext context, ByteBuf in, java.util.List<Object> out) {
			int start = in.readerIndex();
			int headEnd = indexOf(in, HEAD_END, start, in.writerIndex());
			if (headEnd < 0) {
				return;
			}
			int end = headEnd + HEAD_END.length + contentLength(in, start, headEnd);
			if (end <= in.writerIndex()) {
				in.readerIndex(end);
				context.writeAndFlush(ANSWER.duplicate(), context.voidPromise());
			}
		}

		private static int contentLength(ByteBuf in, int start, int end) {
			String head = in.toString(start, end - start, StandardCharsets.US_ASCII).toLowerCase(java.util.Locale.ROOT);
			int from = head.indexOf("\r\ncontent-length:");
			if (from < 0) {
				throw new IllegalStateException("A request without a content length");
			}
			int valueEnd = head.indexOf('\r', from + 2);
			return Integer.parseInt(head.substring(from + 17, (valueEnd >= 0) ? valueEnd : head.length()).trim());
		}

		private static int indexOf(ByteBuf in, byte[] text, int from, int to) {
			for (int i = from; i <= to - text.length; i++) {
				int match = 0;
				while (match < text.length && in.getByte(i + match) == text[match]) {
					match++;
				}
				if (match == text.length) {
					return i;
				}
			}
			return -1;
		}

	}

}
